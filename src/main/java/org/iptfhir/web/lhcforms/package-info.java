/** Build step: fetches LHC-Forms, whose code is not the project's to commit, and lays its files where the pages find them. */
@NullMarked
package org.iptfhir.web.lhcforms;

import org.jspecify.annotations.NullMarked;
