/**
 * Situations told as stories: prose, commands that begin with {@code $}, and indented below each
 * what the agents did, in virtual time, on the real core. {@code -Drelevo.rewrite=true} writes the
 * transcripts anew; the diff is the review. Read {@link io.relevo.story.Stage}.
 */
package io.relevo.story;
