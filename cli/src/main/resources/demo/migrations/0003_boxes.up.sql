alter table orders drop column quantity;
alter table orders add column boxes integer not null default 1;
