drop index orders_by_product;
alter table orders drop column note;
