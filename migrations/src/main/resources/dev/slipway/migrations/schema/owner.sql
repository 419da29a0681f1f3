select format('%I.%I', n.nspname, c.relname), pg_get_userbyid(c.relowner)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where {ours} and {free pg_class c.oid} and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
union all
select format('schema %I', n.nspname), pg_get_userbyid(n.nspowner)
from pg_namespace n
where {ours}
union all
select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), pg_get_userbyid(p.proowner)
from pg_proc p
join pg_namespace n on n.oid = p.pronamespace
where {ours} and {free pg_proc p.oid}
union all
select format('type %I.%I', n.nspname, t.typname), pg_get_userbyid(t.typowner)
from pg_type t
join pg_namespace n on n.oid = t.typnamespace
where {ours} and {free pg_type t.oid} and t.typtype in ('e', 'd', 'r')
