package dev.slipway.release.compose.files;

import dev.slipway.release.compose.merging.Resets;
import dev.slipway.release.yaml.Tree;

/** One document of a Compose file with all forms written out, and what it takes back from those before it. */
record Document(Tree.Mapping tree, Resets resets) {}
