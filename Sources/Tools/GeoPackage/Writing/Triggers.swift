/// The triggers that keep a table's index and count true when other programs change it.
enum Triggers {
  /// Those of the extension `gpkg_rtree_index` (annex F.3 of 1.3 and of 1.4), by the end of their names, in
  /// order of definition. They call functions that a bare SQLite lacks, so that they are made when the table
  /// is filled.
  static func index(
    of table: String, geometry: String, key: String, _ version: GeoPackageVersion
  ) -> [(suffix: String, definition: String)] {
    let index = "\"rtree_\(table)_\(geometry)\""
    let (new, old) = ("NEW.\"\(geometry)\"", "OLD.\"\(geometry)\"")
    let (newKey, oldKey) = ("NEW.\"\(key)\"", "OLD.\"\(key)\"")
    let box = "ST_MinX(\(new)), ST_MaxX(\(new)), ST_MinY(\(new)), ST_MaxY(\(new))"
    let put = "INSERT OR REPLACE INTO \(index) VALUES (\(newKey), \(box))"
    let move = "DELETE FROM \(index) WHERE id = \(oldKey); \(put)"
    let newStands = "(\(new) NOTNULL AND NOT ST_IsEmpty(\(new)))"
    let newIsGone = "(\(new) ISNULL OR ST_IsEmpty(\(new)))"
    let column = "UPDATE OF \"\(geometry)\""
    let update2 = (
      "update2", column, "\(oldKey) = \(newKey) AND \(newIsGone)", "DELETE FROM \(index) WHERE id = \(oldKey)"
    )
    let update4 = (
      "update4", "UPDATE", "\(oldKey) != \(newKey) AND \(newIsGone)",
      "DELETE FROM \(index) WHERE id IN (\(oldKey), \(newKey))"
    )
    let updates: [(String, String, String, String)] =
      switch version {
      case .v1_3:
        [
          ("update1", column, "\(oldKey) = \(newKey) AND \(newStands)", put), update2,
          ("update3", "UPDATE", "\(oldKey) != \(newKey) AND \(newStands)", move), update4,
        ]
      case .v1_4:
        [
          update2, update4, ("update5", "UPDATE", "\(oldKey) != \(newKey) AND \(newStands)", move),
          (
            "update6", column,
            "\(oldKey) = \(newKey) AND \(newStands) AND (\(old) NOTNULL AND NOT ST_IsEmpty(\(old)))",
            "UPDATE \(index) SET minx = ST_MinX(\(new)), maxx = ST_MaxX(\(new)), miny = ST_MinY(\(new)), "
              + "maxy = ST_MaxY(\(new)) WHERE id = \(newKey)"
          ),
          (
            "update7", column,
            "\(oldKey) = \(newKey) AND \(newStands) AND (\(old) ISNULL OR ST_IsEmpty(\(old)))",
            "INSERT INTO \(index) VALUES (\(newKey), \(box))"
          ),
        ]
      }
    let all =
      [("insert", "INSERT", "(\(new) NOT NULL AND NOT ST_IsEmpty(\(new)))", put)] + updates
      + [("delete", "DELETE", "\(old) NOT NULL", "DELETE FROM \(index) WHERE id = \(oldKey)")]
    return all.map { suffix, event, condition, action in
      (
        suffix,
        "CREATE TRIGGER \"rtree_\(table)_\(geometry)_\(suffix)\" AFTER \(event) ON \"\(table)\" "
          + "WHEN \(condition) BEGIN \(action); END;"
      )
    }
  }

  /// Those of GDAL that keep `gpkg_ogr_contents` true.
  static func count(of table: String) -> String {
    [("insert", "INSERT", "+"), ("delete", "DELETE", "-")].map { name, event, sign in
      "CREATE TRIGGER \"trigger_\(name)_feature_count_\(table)\" AFTER \(event) ON \"\(table)\" BEGIN "
        + "UPDATE gpkg_ogr_contents SET feature_count = feature_count \(sign) 1 "
        + "WHERE lower(table_name) = lower('\(table)'); END;"
    }.joined(separator: "\n")
  }
}
