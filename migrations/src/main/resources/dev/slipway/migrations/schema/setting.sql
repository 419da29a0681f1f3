select format('%s for %s', split_part(c.entry, '=', 1),
         case when s.setrole = 0 then 'everybody' else pg_get_userbyid(s.setrole)::text end),
       substr(c.entry, strpos(c.entry, '=') + 1)
from pg_db_role_setting s
cross join lateral unnest(s.setconfig) as c (entry)
where s.setdatabase = (select d.oid from pg_database d where d.datname = current_database())
