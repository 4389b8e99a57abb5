/** The program as a user calls it: what a word of the command line does, and how the server's process is started. */
@NullMarked
package org.iptfhir.cli;

import org.jspecify.annotations.NullMarked;
