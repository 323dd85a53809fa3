using CareBridge.Contracts.Directory;
using CareBridge.Platform.Domain;

namespace CareBridge.Directory.Domain;

/// <summary>A person in recovery, as the organizations that serve them know them.</summary>
internal sealed class Participant : Aggregate
{
    private readonly List<Enrollment> _enrollments = [];

    private Participant()
    {
    }

    public Demographics Demographics { get; private set; } = null!;

    /// <summary>Their names without case, to be searched.</summary>
    public string SearchName { get; private set; } = null!;

    public ParticipantPreferences Preferences { get; private set; } = new();

    public bool Active { get; private set; }

    /// <summary>Other registrations of the same person, as a human has confirmed.</summary>
    public IReadOnlyList<ParticipantTwin> SameAs { get; private set; } = [];

    /// <summary>
    /// One more with every change that whoever registered them may know of. Links by an administrator and registrations
    /// elsewhere are not among them: a number that moves without cause would tell of them (42 CFR 2.13(c)).
    /// </summary>
    public long ShownVersion { get; private set; }

    /// <summary>When <see cref="ShownVersion"/> came to be.</summary>
    public DateTimeOffset ShownAt { get; private set; }

    /// <summary>The last version that took a link back; 0 for none.</summary>
    public long RetractedIn { get; private set; }

    /// <summary>
    /// Since when something that tells people apart has not been held against what is known of others; null when it
    /// has.
    /// </summary>
    public DateTimeOffset? UncomparedSince { get; private set; }

    public IReadOnlyList<Enrollment> Enrollments => _enrollments;

    public static Participant Register(
        Guid id, Demographics demographics, Guid organizationId, Identifier? identifier, DateTimeOffset at)
    {
        var participant = new Participant
        {
            Id = id,
            Demographics = demographics,
            SearchName = demographics.SearchName,
            Active = true,
            UncomparedSince = at,
        };
        participant._enrollments.Add(new Enrollment(id, organizationId, identifier, isRegistered: true));
        participant.Changed(at, isShown: true);
        return participant;
    }

    public Guid RegisteredBy => _enrollments.Single(e => e.IsRegistered).OrganizationId;

    public void Describe(Demographics demographics, DateTimeOffset at)
    {
        if (demographics == Demographics) return;
        (Demographics, SearchName) = (demographics, demographics.SearchName);
        UncomparedSince = at;
        Changed(at, isShown: true);
    }

    public void Prefer(ParticipantPreferences preferences, DateTimeOffset at)
    {
        if (AreSame(preferences, Preferences)) return;
        Preferences = preferences;
        Changed(at, isShown: true);
    }

    /// <summary>Links the participant to an organization under the number it knows them by.</summary>
    public void Link(Guid organizationId, Identifier? identifier, DateTimeOffset at)
    {
        var enrollment = _enrollments.Find(e => e.OrganizationId == organizationId);
        if (enrollment is null) _enrollments.Add(new Enrollment(Id, organizationId, identifier, isRegistered: false));
        else if (identifier is null || enrollment.Identifier == identifier) return;
        else enrollment.Renumber(identifier);
        UncomparedSince = at;
        Changed(at, isShown: organizationId == RegisteredBy);
    }

    /// <summary>The organization was linked to somebody else than it serves.</summary>
    /// <exception cref="RefusedException">It has registered them.</exception>
    public void Unlink(Guid organizationId, DateTimeOffset at)
    {
        var enrollment = _enrollments.Find(e => e.OrganizationId == organizationId);
        if (enrollment is null) return;
        if (enrollment.IsRegistered)
            throw new RefusedException("registered-there", "Who has registered a participant stays linked to them.");
        _enrollments.Remove(enrollment);
        UncomparedSince = at;
        Retract(at, isShown: false);
    }

    /// <summary>The other registration is of the same person.</summary>
    public void Recognize(Participant other, DateTimeOffset at)
    {
        var twin = new ParticipantTwin(other.Id, other.RegisteredBy);
        if (SameAs.Contains(twin)) return;
        SameAs = [.. SameAs, twin];
        Changed(at, isShown: other.RegisteredBy == RegisteredBy);
    }

    /// <summary>The other registration is of somebody else after all.</summary>
    public void Distinguish(Participant other, DateTimeOffset at)
    {
        if (SameAs.All(twin => twin.ParticipantId != other.Id)) return;
        SameAs = [.. SameAs.Where(twin => twin.ParticipantId != other.Id)];
        Retract(at, isShown: other.RegisteredBy == RegisteredBy);
    }

    public override object ToMessage(ISeal seal) => new ParticipantChanged
    {
        ParticipantId = Id,
        Version = Version,
        Active = Active,
        OrganizationIds = [.. _enrollments.Select(e => e.OrganizationId)],
        RegisteredBy = RegisteredBy,
        RetractedIn = RetractedIn,
        Details = seal.Seal(new ParticipantDetails
        {
            GivenName = Demographics.GivenName,
            FamilyName = Demographics.FamilyName,
            BirthDate = Demographics.BirthDate,
            Gender = Demographics.Gender,
            Phone = Demographics.Phone,
            Preferences = Preferences,
            SameAs = SameAs,
            Identifiers =
            [
                .. from enrollment in _enrollments
                   let identifier = enrollment.Identifier
                   where identifier is not null
                   select new ParticipantIdentifier(enrollment.OrganizationId, identifier.System, identifier.Value),
            ],
        }),
        ChangedAt = ChangedAt,
    };

    private void Retract(DateTimeOffset at, bool isShown)
    {
        Changed(at, isShown);
        RetractedIn = Version;
    }

    private void Changed(DateTimeOffset at, bool isShown)
    {
        Changed(at);
        if (isShown) (ShownVersion, ShownAt) = (ShownVersion + 1, at);
    }

    /// <summary>Lists count as what is in them, in its order.</summary>
    private static bool AreSame(ParticipantPreferences one, ParticipantPreferences other) =>
        one.Channels.SequenceEqual(other.Channels)
        && one.Hours.SequenceEqual(other.Hours)
        && one with { Channels = [], Hours = [] } == other with { Channels = [], Hours = [] };
}
