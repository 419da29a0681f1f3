CREATE TABLE sale (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER REFERENCES article (id),
  quantity INTEGER NOT NULL,
  sold_at DATETIME DEFAULT (datetime('now'))
);
