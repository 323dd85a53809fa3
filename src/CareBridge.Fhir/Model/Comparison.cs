namespace Hl7.Fhir.Model;

internal static class Comparison
{
    public static bool IsExactly(Base left, Base? right)
    {
        if (ReferenceEquals(left, right)) return true;
        if (right is null || left.GetType() != right.GetType()) return false;
        var (ours, theirs) = (left.Elements(), right.Elements());
        if (ours.Count != theirs.Count) return false;
        for (var i = 0; i < ours.Count; i++)
        {
            if (ours[i].Key != theirs[i].Key || !SameValue(ours[i].Value, theirs[i].Value)) return false;
        }

        return true;
    }

    /// <summary>True when all that the pattern names is there; what it does not name may be anything.</summary>
    public static bool Matches(Base value, Base? pattern)
    {
        if (pattern is null || value.GetType() != pattern.GetType()) return false;
        var present = value.Elements();
        return pattern.Elements().TrueForAll(wanted =>
            present.Find(element => element.Key == wanted.Key).Value is { } found && ValueMatches(found, wanted.Value));
    }

    private static bool SameValue(object left, object right) => (left, right) switch
    {
        (Base one, Base other) => one.IsExactly(other),
        (byte[] bytes, byte[] others) => bytes.AsSpan().SequenceEqual(others),
        (IEnumerable<Base> list, IEnumerable<Base> others) => list.SequenceEqual(others, ExactlyComparer.Instance),
        _ => left.Equals(right),
    };

    private static bool ValueMatches(object value, object pattern) => (value, pattern) switch
    {
        (Base one, Base wanted) => one.Matches(wanted),
        (IEnumerable<Base> list, IEnumerable<Base> wanted) =>
            wanted.All(item => list.Any(candidate => candidate.Matches(item))),
        _ => SameValue(value, pattern),
    };

    private sealed class ExactlyComparer : IEqualityComparer<Base>
    {
        public static readonly ExactlyComparer Instance = new();

        public bool Equals(Base? x, Base? y) => x is null ? y is null : IsExactly(x, y);

        public int GetHashCode(Base obj) => 0;
    }
}
