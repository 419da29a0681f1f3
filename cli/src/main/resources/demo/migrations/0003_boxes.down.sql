alter table orders drop column boxes;
alter table orders add column quantity integer not null default 1;
