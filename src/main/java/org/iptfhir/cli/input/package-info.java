/** What a user names on the command line, read text by text: files, directories, lines, archives, standard input. */
@NullMarked
package org.iptfhir.cli.input;

import org.jspecify.annotations.NullMarked;
