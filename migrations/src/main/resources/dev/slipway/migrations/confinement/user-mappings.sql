-- They hold the passwords of other databases.
select format('drop user mapping for %s server %I',
         case m.umuser when 0 then 'public' else quote_ident(m.usename) end, m.srvname)
from pg_user_mappings m
