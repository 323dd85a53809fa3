namespace CareBridge.Portal.Pages;

/// <summary>What pages read of what the services answer; what they do not know they leave alone.</summary>
public sealed record ItemsAnswer<T>(IReadOnlyList<T> Items);

/// <param name="Next">What to pass as <c>after</c> for the page that follows.</param>
public sealed record PageAnswer<T>(IReadOnlyList<T> Items, string? Next, NoticeAnswer? Disclosure);

/// <summary>What goes along with a disclosure (42 CFR 2.32).</summary>
public sealed record NoticeAnswer(string Notice, IReadOnlyList<ScopeAnswer> Scopes)
{
    /// <summary>Of all that one page shows; a consent that several rest on is explained once.</summary>
    public static NoticeAnswer? Join(IEnumerable<NoticeAnswer?> notices)
    {
        var all = notices.OfType<NoticeAnswer>().ToList();
        return all.Count == 0
            ? null
            : all[0] with { Scopes = [.. all.SelectMany(one => one.Scopes).DistinctBy(scope => scope.ConsentId)] };
    }
}

/// <param name="Description">In plain words, in the reader's language.</param>
public sealed record DescribedAnswer<TCode>(TCode Code, string Description);

public sealed record NamedAnswer(Guid Id, string Name)
{
    public override string ToString() => $"{nameof(NamedAnswer)} {Id}";
}

/// <param name="Notice">That the law forbids passing it on.</param>
public sealed record DisclosureAnswer(string Notice);

/// <param name="Explanation">In plain words, without who it is about.</param>
public sealed record ScopeAnswer(Guid ConsentId, string Explanation);

/// <param name="Kind">As Directory calls it.</param>
public sealed record NetworkPlace(
    Guid Id, string Name, string Kind, string? Phone, string? City, bool Active, string Verification);

/// <summary>The network's organizations, by id.</summary>
public sealed class Places(IReadOnlyList<NetworkPlace> all)
{
    private readonly Dictionary<Guid, NetworkPlace> _byId = all.ToDictionary(place => place.Id);

    public static Places None { get; } = new([]);

    public IReadOnlyList<NetworkPlace> All => all;

    /// <summary>Those that something may be sent to.</summary>
    public IEnumerable<NetworkPlace> Verified =>
        all.Where(place => place is { Active: true, Verification: "verified" });

    public string? NameOf(Guid id) => _byId.GetValueOrDefault(id)?.Name;

    public string? PhoneOf(Guid id) => _byId.GetValueOrDefault(id)?.Phone;
}

/// <summary>Somebody, by name; of a participant with how they are called up.</summary>
public sealed record PersonAnswer(Guid Id, string GivenName, string FamilyName, string? Phone = null)
{
    public string Name => $"{GivenName} {FamilyName}".TrimEnd();

    public override string ToString() => nameof(PersonAnswer);
}
