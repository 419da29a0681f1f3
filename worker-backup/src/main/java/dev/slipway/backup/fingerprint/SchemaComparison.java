package dev.slipway.backup.fingerprint;

import dev.slipway.migrations.schema.SchemaDifference.Changed;
import dev.slipway.migrations.schema.SchemaObject;
import dev.slipway.migrations.schema.SchemaObject.Kind;
import dev.slipway.migrations.schema.SchemaSnapshot;
import java.util.List;

/** Puts into sentences where the schema of a copy is another; what a dump does not hold is no difference. */
record SchemaComparison(List<String> differences, List<String> remarks) {

    void compare(DatabasePicture original, DatabasePicture copy) {
        for (var change : held(original.schema()).to(held(copy.schema())).changes()) {
            var isOtherVersion =
                    change instanceof Changed changed && changed.before().kind() == Kind.EXTENSION;
            (isOtherVersion ? remarks : differences).add("schema, from original to copy: " + change);
        }
        original.schema().objects().stream()
                .filter(SchemaComparison::isSubscription)
                .forEach(each -> remarks.add(each.name() + " is not restored, so that no copy receives data"));
        if (!original.server().form().equals(copy.server().form())) {
            remarks.add("the original is " + original.server().form() + ", the copy "
                    + copy.server().form());
        }
    }

    private static SchemaSnapshot held(SchemaSnapshot schema) {
        return new SchemaSnapshot(
                schema.objects().stream().filter(SchemaComparison::isHeld).toList());
    }

    /** The database itself, with its settings and rights, is not within the dump. */
    private static boolean isHeld(SchemaObject object) {
        return object.kind() != Kind.SETTING
                && !(object.kind() == Kind.GRANT && object.name().startsWith("database to "))
                && !isSubscription(object);
    }

    private static boolean isSubscription(SchemaObject object) {
        return object.kind() == Kind.OTHER && object.name().startsWith("subscription ");
    }
}
