// The search field of the home page opens the theme's own search.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-open-search]")) return;
  const toggle = document.getElementById("__search");
  if (!toggle.checked) toggle.click();
  document.querySelector("[data-md-component=search-query]").focus();
});
