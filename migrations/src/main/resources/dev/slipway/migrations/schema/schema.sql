select quote_ident(n.nspname), 'schema'
from pg_namespace n
where {ours} and {free pg_namespace n.oid}
