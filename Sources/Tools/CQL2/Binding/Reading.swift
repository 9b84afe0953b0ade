internal import Features

/// What a filter reads of a feature: a value, or nil where nothing is known (null).
struct Reading<Value: Sendable>: Sendable {
  let read: @Sendable (Feature) -> Value?
  /// The value where it is the same for every feature.
  let constant: Value?

  init(_ read: @escaping @Sendable (Feature) -> Value?) {
    self.read = read
    constant = nil
  }

  init(constant: Value) {
    read = { _ in constant }
    self.constant = constant
  }

  /// What is made of it; worked out once where it is the same for every feature.
  func map<Other>(_ transform: @escaping @Sendable (Value) -> Other?) -> Reading<Other> {
    guard let constant else { return Reading<Other> { [read] in read($0).flatMap(transform) } }
    guard let value = transform(constant) else { return Reading<Other> { _ in nil } }
    return Reading<Other>(constant: value)
  }

  /// What is made of two; null where either is.
  static func combined<A, B>(
    _ a: Reading<A>, _ b: Reading<B>, _ transform: @escaping @Sendable (A, B) -> Value?
  ) -> Reading<Value> {
    if let b = b.constant { return a.map { transform($0, b) } }
    if let a = a.constant { return b.map { transform(a, $0) } }
    return Reading { [read = a.read, other = b.read] feature in
      guard let a = read(feature), let b = other(feature) else { return nil }
      return transform(a, b)
    }
  }
}

/// Whether a feature meets a condition; nil is null, neither true nor false (OGC 21-065r2, 6.3).
typealias Condition = @Sendable (Feature) -> Bool?

extension Comparison {
  /// The condition that two values compare so.
  func condition<Value: Comparable & Sendable>(_ a: Reading<Value>, _ b: Reading<Value>) -> Condition {
    switch self {
    case .equal: Reading<Bool>.combined(a, b) { $0 == $1 }.read
    case .notEqual: Reading<Bool>.combined(a, b) { $0 != $1 }.read
    case .less: Reading<Bool>.combined(a, b) { $0 < $1 }.read
    case .greater: Reading<Bool>.combined(a, b) { $0 > $1 }.read
    case .lessOrEqual: Reading<Bool>.combined(a, b) { $0 <= $1 }.read
    case .greaterOrEqual: Reading<Bool>.combined(a, b) { $0 >= $1 }.read
    }
  }
}

/// Conditions made of conditions, by the truth tables of 6.3.
enum Logic {
  static func and(_ parts: [Condition]) -> Condition {
    { feature in
      var isKnown = true
      for part in parts {
        switch part(feature) {
        case false?: return false
        case true?: break
        case nil: isKnown = false
        }
      }
      return isKnown ? true : nil
    }
  }

  static func or(_ parts: [Condition]) -> Condition {
    { feature in
      var isKnown = true
      for part in parts {
        switch part(feature) {
        case true?: return true
        case false?: break
        case nil: isKnown = false
        }
      }
      return isKnown ? false : nil
    }
  }

  static func not(_ part: @escaping Condition) -> Condition { { part($0).map { !$0 } } }

  /// Whether a value is one of several; those that never change are looked up, not compared one by one.
  static func among<Value: Hashable & Sendable>(_ value: Reading<Value>, _ list: [Reading<Value>])
    -> Condition
  {
    let constants = Set(list.compactMap(\.constant))
    let others = list.filter { $0.constant == nil }.map {
      Reading<Bool>.combined(value, $0) { $0 == $1 }.read
    }
    let isConstant: Condition = { [read = value.read] feature in read(feature).map(constants.contains) }
    return others.isEmpty ? isConstant : or([isConstant] + others)
  }
}
