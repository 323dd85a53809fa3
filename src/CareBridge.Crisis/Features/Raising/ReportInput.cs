using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Features.Raising;

/// <summary>What whoever raises it knows.</summary>
internal abstract record ReportInput
{
    /// <summary>Null when it could not be asked.</summary>
    public ScreenAnswers? Screen { get; init; }

    /// <summary>"I can't ask now."</summary>
    public bool NotAsked { get; init; }

    /// <summary>How grave they take it to be who could not ask: moderate or high, which it is when left out.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Where the person is, in words.</summary>
    public string? Location { get; init; }

    public ContactInput? Contact { get; init; }

    public virtual Check Check() => new Check()
        .That(Screen is null == NotAsked, "screen", "Answer every question, or say notAsked.")
        .That(Severity is null || Screen is null, "severity", "The answers say it; leave it out.")
        .That(Severity != Contracts.Crisis.Severity.Low, "severity", "What was not asked is not known to be low.")
        .OptionalText(Location, "location", Whereabouts.LocationLength)
        .OptionalText(Contact?.Phone, "contact.phone", Whereabouts.PhoneLength);

    /// <summary>Null when nothing is said of them.</summary>
    public SealedContent? SealWhereabouts(ISeal seal)
    {
        var known = new Whereabouts
        {
            Location = Location,
            Phone = Contact?.Phone,
            SaySo = Contact?.SaySo,
            SomeoneIsThere = Contact?.SomeoneIsThere,
        };
        return known == new Whereabouts() ? null : seal.Seal(known);
    }

    internal sealed record ContactInput
    {
        /// <summary>Of the person, or of whoever is with them.</summary>
        public string? Phone { get; init; }

        /// <summary>Whether a caller may say who they are; left out it is not known, which is no.</summary>
        public bool? SaySo { get; init; }

        /// <summary>Whether somebody is with them.</summary>
        public bool? SomeoneIsThere { get; init; }
    }
}
