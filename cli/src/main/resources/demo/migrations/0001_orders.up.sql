create table orders (
    id bigint generated always as identity primary key,
    product text not null,
    quantity integer not null,
    placed timestamptz not null default now()
);
