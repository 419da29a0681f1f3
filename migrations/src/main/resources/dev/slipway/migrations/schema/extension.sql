select quote_ident(e.extname), format('version %s in schema %I', e.extversion, n.nspname)
from pg_extension e
join pg_namespace n on n.oid = e.extnamespace
