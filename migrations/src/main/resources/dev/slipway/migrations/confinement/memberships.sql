-- Roles that come with PostgreSQL and lead to the server's files, programs and sessions; and the superuser's own.
select format('revoke %I from %I granted by %I cascade', r.rolname, m.rolname, g.rolname)
from pg_auth_members a
join pg_roles r on r.oid = a.roleid
join pg_roles m on m.oid = a.member
join pg_roles g on g.oid = a.grantor
where pg_has_role(current_setting('slipway.owner'), m.oid, 'member')
  and (r.rolname in ('pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files',
         'pg_signal_backend', 'pg_signal_autovacuum_worker', 'pg_create_subscription', 'pg_checkpoint')
       or r.rolname = session_user)
