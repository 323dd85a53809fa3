using CareBridge.Directory.Domain;

namespace CareBridge.Directory.Features.Resources;

/// <summary>Keeps the best of many: what can be relied on before what cannot, then the nearest, then by name.</summary>
internal sealed class RankResources(ResourceClock clock, Point? from, double? within, string? language, int limit)
{
    private readonly List<ResourceView> _best = [];

    public void Take(LocalResource resource)
    {
        if (!Speaks(resource.Profile.Details.Languages)) return;
        var kilometers = from is { } point ? NearPlace.Nearest(point, resource.Profile.Details.Places) : null;
        if (kilometers > within) return;
        _best.Add(ResourceView.Of(resource, clock) with
        {
            Kilometers = kilometers is { } known ? Math.Round(known, 1) : null,
        });
        // So that however many there are, few are held.
        if (_best.Count >= 20 * limit) Prune();
    }

    public IReadOnlyList<ResourceView> Best()
    {
        Prune();
        return _best;
    }

    private bool Speaks(IReadOnlyList<string> languages) => language is null
        || languages.Count == 0
        || languages.Any(spoken => Languages.Primary(spoken) == Languages.Primary(language));

    private void Prune()
    {
        _best.Sort(Compare);
        if (_best.Count > limit) _best.RemoveRange(limit, _best.Count - limit);
    }

    private static int Compare(ResourceView one, ResourceView other)
    {
        var (first, second) = (Place(one), Place(other));
        if (first.CompareTo(second) is not 0 and var order) return order;
        var byName = string.CompareOrdinal(one.Name, other.Name);
        return byName != 0 ? byName : one.Id.CompareTo(other.Id);
    }

    private static (bool Stale, double Kilometers) Place(ResourceView view) =>
        (view.Stale, view.Kilometers ?? double.MaxValue);
}
