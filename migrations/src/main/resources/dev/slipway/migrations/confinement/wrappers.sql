-- Without a handler nothing can be reached through it, whatever servers and tables stand behind it.
select format('alter foreign data wrapper %I no handler', w.fdwname)
from pg_foreign_data_wrapper w
where w.fdwhandler <> 0
union all
select format('revoke all on foreign data wrapper %I from %s cascade', w.fdwname,
         case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
from pg_foreign_data_wrapper w
cross join lateral aclexplode(w.fdwacl) a
where a.grantee <> w.fdwowner
