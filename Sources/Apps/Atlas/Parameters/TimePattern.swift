/// Regular expressions (ECMA-262) of what `TimeParameter` reads, for the document of the interface.
enum TimePattern {
  private static let day = """
    \\d{4}-(0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])\
    |\\d{4}-(0[469]|11)-(0[1-9]|[12]\\d|30)\
    |\\d{4}-02-(0[1-9]|1\\d|2[0-8])\
    |(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29
    """
  private static let hour =
    "[Tt]([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)"

  /// A date or a date-time.
  private static let moment = "(\(day))(\(hour))?"

  /// One moment.
  static let instant = "^\(moment)$"

  /// One moment, or two with a slash between of which one may be open.
  static let interval = "^(\(moment)|\(moment)/(\(moment)|\\.\\.)?|(\\.\\.)?/\(moment))$"
}
