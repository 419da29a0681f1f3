create table article (
  id integer primary key generated always as identity,
  name text not null,
  price numeric(10, 2) not null
);
