/** What an answer looks like: its headers and links, and the words of an error. */
@NullMarked
package org.iptfhir.rest.answer;

import org.jspecify.annotations.NullMarked;
