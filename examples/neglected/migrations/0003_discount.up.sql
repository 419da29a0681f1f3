alter table sale add column discount numeric(5, 2);
