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

    public ParticipantPreferences Preferences { get; private set; } = new();

    public bool Active { get; private set; }

    public IReadOnlyList<Enrollment> Enrollments => _enrollments;

    public static Participant Register(
        Guid id, Demographics demographics, Guid organizationId, Identifier? identifier, DateTimeOffset at)
    {
        var participant = new Participant { Id = id, Demographics = demographics, Active = true };
        participant._enrollments.Add(new Enrollment(id, organizationId, identifier, isRegistered: true));
        participant.Changed(at);
        return participant;
    }

    public Guid RegisteredBy => _enrollments.Single(e => e.IsRegistered).OrganizationId;

    public void Describe(Demographics demographics, DateTimeOffset at)
    {
        if (demographics == Demographics) return;
        Demographics = demographics;
        Changed(at);
    }

    public void Prefer(ParticipantPreferences preferences, DateTimeOffset at)
    {
        if (AreSame(preferences, Preferences)) return;
        Preferences = preferences;
        Changed(at);
    }

    /// <summary>Links the participant to an organization under the number it knows them by.</summary>
    public void Link(Guid organizationId, Identifier? identifier, DateTimeOffset at)
    {
        var enrollment = _enrollments.Find(e => e.OrganizationId == organizationId);
        if (enrollment is null) _enrollments.Add(new Enrollment(Id, organizationId, identifier, isRegistered: false));
        else if (identifier is null || enrollment.Identifier == identifier) return;
        else enrollment.Renumber(identifier);
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new ParticipantChanged
    {
        ParticipantId = Id,
        Version = Version,
        Active = Active,
        OrganizationIds = [.. _enrollments.Select(e => e.OrganizationId)],
        RegisteredBy = RegisteredBy,
        Details = seal.Seal(new ParticipantDetails
        {
            GivenName = Demographics.GivenName,
            FamilyName = Demographics.FamilyName,
            BirthDate = Demographics.BirthDate,
            Gender = Demographics.Gender,
            Phone = Demographics.Phone,
            Preferences = Preferences,
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

    /// <summary>Lists count as what is in them, in its order.</summary>
    private static bool AreSame(ParticipantPreferences one, ParticipantPreferences other) =>
        one.Channels.SequenceEqual(other.Channels)
        && one.Hours.SequenceEqual(other.Hours)
        && one with { Channels = [], Hours = [] } == other with { Channels = [], Hours = [] };
}
