/* Indonesian for the charts: the published locale has no words and no number marks. */
(function () {
  const months = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
    "September", "Oktober", "November", "Desember"];
  const days = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
  (window.PlotlyLocales = window.PlotlyLocales || []).push({
    moduleType: "locale",
    name: "id",
    dictionary: {
      "Zoom in": "Perbesar",
      "Zoom out": "Perkecil",
      "Reset": "Kembali ke awal",
      "Reset view": "Kembali ke awal",
      "Reset axes": "Kembali ke awal",
      "Double-click to zoom back out": "Klik dua kali untuk kembali",
    },
    format: {
      days,
      shortDays: days.map((name) => name.slice(0, 3)),
      months,
      shortMonths: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
      date: "%d/%m/%Y",
      decimal: ",",
      thousands: ".",
      grouping: [3],
      currency: ["Rp", ""],
    },
  });
})();
