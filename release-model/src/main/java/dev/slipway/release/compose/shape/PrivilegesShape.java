package dev.slipway.release.compose.shape;

import static dev.slipway.release.compose.shape.Kinds.flag;
import static dev.slipway.release.compose.shape.Kinds.keys;
import static dev.slipway.release.compose.shape.Kinds.named;
import static dev.slipway.release.compose.shape.Kinds.orBlank;
import static dev.slipway.release.compose.shape.Kinds.orNothing;
import static dev.slipway.release.compose.shape.Kinds.text;
import static dev.slipway.release.compose.shape.Kinds.written;
import static dev.slipway.release.yaml.Structures.listOf;

import dev.slipway.release.compose.model.Privileges;
import dev.slipway.release.compose.model.Written;
import dev.slipway.release.yaml.Fields;
import dev.slipway.release.yaml.Scalars;
import dev.slipway.release.yaml.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How a service says how thick its walls are to be. */
final class PrivilegesShape {

    private PrivilegesShape() {}

    static Supplier<Privileges> in(Fields fields, Unused unused) {
        var privileged = fields.optional("privileged", written(flag()));
        var namespaces = namespaces(fields);
        var added = texts(fields, "cap_add");
        var dropped = texts(fields, "cap_drop");
        var options = texts(fields, "security_opt");
        var devices = fields.optional("devices", listOf(written(device())), List.of());
        var rules = texts(fields, "device_cgroup_rules");
        var sysctls = fields.optional("sysctls", named(written(orBlank())), Map.of());
        var runtime = fields.optional("runtime", written(text()));
        var socket = fields.optional("use_api_socket", written(flag()));
        unused.key(fields, "services.*.", "credential_spec", Unused.only("config", "file", "registry"));
        unused.key(fields, "services.*.", "isolation", text());
        return () -> new Privileges(
                privileged.get(),
                namespaces.get(),
                added.get(),
                dropped.get(),
                options.get(),
                devices.get(),
                rules.get(),
                sysctls.get(),
                runtime.get(),
                socket.get());
    }

    private static Supplier<List<Written<String>>> texts(Fields fields, String key) {
        return fields.optional(key, listOf(written(text())), List.of());
    }

    private static Supplier<Privileges.Namespaces> namespaces(Fields fields) {
        var pid = orNothing(fields, "pid", written(text()));
        var ipc = fields.optional("ipc", written(text()));
        var uts = fields.optional("uts", written(text()));
        var users = fields.optional("userns_mode", written(text()));
        var cgroup = fields.optional("cgroup", written(Scalars.oneOf(List.of("host", "private"))));
        var parent = fields.optional("cgroup_parent", written(text()));
        return () ->
                new Privileges.Namespaces(pid.get(), ipc.get(), uts.get(), users.get(), cgroup.get(), parent.get());
    }

    private static Shape<Privileges.Device> device() {
        return keys(fields -> {
            var source = fields.required("source", text());
            var target = fields.optional("target", text());
            var permissions = fields.optional("permissions", text(), "rwm");
            return () -> new Privileges.Device(source.get(), target.get().orElse(source.get()), permissions.get());
        });
    }
}
