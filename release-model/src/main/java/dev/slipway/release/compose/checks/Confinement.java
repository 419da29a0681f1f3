package dev.slipway.release.compose.checks;

import dev.slipway.release.compose.files.Folder;
import dev.slipway.release.compose.tree.LexicalPath;
import dev.slipway.release.compose.tree.Rewriting;
import dev.slipway.release.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Finds paths in a merged project that lead out of the bundle; a bind of the host's own path is another matter. */
public final class Confinement {

    private final Folder folder;
    private final Rewriting walk;

    public Confinement(Folder folder) {
        this.folder = folder;
        var looks = new LinkedHashMap<String, UnaryOperator<Tree>>();
        looks.put("services.*.env_file.[].path", path -> inside(path, "the environment file"));
        looks.put("services.*.label_file.[]", path -> inside(path, "the file of labels"));
        looks.put("services.*.credential_spec.file", path -> inside(path, "the credential file"));
        looks.put("services.*.build.context", path -> context(path));
        looks.put("services.*.build.additional_contexts.*", path -> context(path));
        looks.put("services.*.volumes.[]", this::mount);
        looks.put("volumes.*.driver_opts.device", this::boundFolder);
        looks.put("configs.*.file", path -> inside(path, "the file of a config"));
        looks.put("secrets.*.file", path -> inside(path, "the file of a secret"));
        this.walk = new Rewriting(Map.copyOf(looks));
    }

    public void in(Tree.Mapping project) {
        var _ = walk.of(project);
    }

    private Tree context(Tree path) {
        return path instanceof Tree.Scalar scalar && LexicalPath.isAddress(scalar.text())
                ? path
                : inside(path, "the build context");
    }

    private Tree mount(Tree tree) {
        if (tree instanceof Tree.Mapping mount
                && mount.get("type").orElse(null) instanceof Tree.Scalar type
                && type.text().equals("bind")
                && mount.get("source").orElse(null) instanceof Tree.Scalar source
                && !LexicalPath.isAbsolute(source.text())
                && !LexicalPath.isOfHome(source.text())) {
            inside(source, "the path that is bound");
        }
        return tree;
    }

    /** A volume can be a folder in disguise; addresses of file servers begin with a colon. */
    private Tree boundFolder(Tree device) {
        return device instanceof Tree.Scalar path && path.text().startsWith("..")
                ? inside(path, "the folder that a volume binds")
                : device;
    }

    private Tree inside(Tree path, String as) {
        if (path instanceof Tree.Scalar scalar && !scalar.text().isEmpty()) {
            var _ = folder.inside(scalar.text(), as, scalar.place());
        }
        return path;
    }
}
