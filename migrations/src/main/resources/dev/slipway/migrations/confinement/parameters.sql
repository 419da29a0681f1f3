select format('revoke all on parameter %s from %s cascade', p.parname,
         case a.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end)
from pg_parameter_acl p
cross join lateral aclexplode(p.paracl) a
where a.grantee = 0 or not (select r.rolsuper from pg_roles r where r.oid = a.grantee)
