// The theme that was chosen; the system's own where none was. Set before anything is drawn, so that nothing flashes.

export function chosenTheme(): string {
  return localStorage.getItem("theme") ?? "";
}

export function setTheme(theme: string): void {
  localStorage.setItem("theme", theme);
  if (theme) document.documentElement.dataset["theme"] = theme;
  else delete document.documentElement.dataset["theme"];
}
