using Bogus;

namespace CareBridge.Demo.Invention;

/// <summary>Invents one person and what has happened to them.</summary>
internal sealed class ParticipantGenerator(int seed, DateOnly today, int number)
{
    private const int MinAge = 19;
    private const int MaxAge = 67;
    private const int DaysAYear = 365;

    private static readonly string[] Genders = ["female", "male", "male", "female", "other"];

    private static readonly string[] Services =
        ["outpatient-treatment", "intensive-outpatient", "medication-treatment", "mental-health",
            "withdrawal-management"];

    private static readonly string[] Priorities = ["routine", "routine", "routine", "urgent", "asap"];

    /// <summary>
    /// Every second participant is referred, and the ends come round in this order, so that none is missing.
    /// </summary>
    private static readonly ReferralEnd[] ReferralEnds =
    [
        ReferralEnd.AwaitingConsent, ReferralEnd.Sent, ReferralEnd.Accepted, ReferralEnd.Completed, ReferralEnd.Draft,
        ReferralEnd.Declined, ReferralEnd.NeedsInfo, ReferralEnd.Received, ReferralEnd.Scheduled,
        ReferralEnd.Cancelled, ReferralEnd.InProgress, ReferralEnd.NoShow,
    ];

    /// <summary>What became of the other half's consents; null: nobody asked.</summary>
    private static readonly ConsentEnd?[] ConsentEnds =
    [
        ConsentEnd.Granted, ConsentEnd.Requested, ConsentEnd.Narrowed, ConsentEnd.Granted, ConsentEnd.Declined, null,
        ConsentEnd.Granted, ConsentEnd.Revoked, null, ConsentEnd.Narrowed,
    ];

    private readonly Faker _faker = new("en") { Random = new Randomizer(unchecked((seed * 7919) + number)) };

    public Participant Invent(Organization community, StaffPerson specialist, Organization clinic)
    {
        var gender = _faker.PickRandom(Genders);
        var given = _faker.Name.FirstName(NetworkGenerator.NameGender(gender));
        var family = _faker.Name.LastName();
        var age = _faker.Random.Int(MinAge * DaysAYear, MaxAge * DaysAYear);
        var course = new Course(_faker.Random, today);
        var referral = number % 2 == 0 ? Refer() : null;
        var handingOver = new HandingOver(today, number, Id);
        var checkIns = course.CheckIns(i => Id($"check-in/{i}")).ToList();
        var milestones = course.Milestones(code => Id($"milestone/{code}")).ToList();
        var surroundings = new Surroundings(today, number, milestones[0].ReachedOn, Id);
        var isKnownToClinic = number % 4 != 3;
        return new Participant
        {
            Id = Id("participant"),
            GivenName = given,
            FamilyName = family,
            BirthDate = today.AddDays(-age),
            Gender = gender,
            Phone = NetworkGenerator.PhoneOf(number),
            Email = NetworkGenerator.EmailOf(given, family, $"{number + 1}", community.Domain),
            Specialist = specialist,
            Identifier = new Identifier(community.IdentifierSystem, $"P-{number + 1:00000}"),
            ClinicId = clinic.Id,
            ClinicIdentifier = isKnownToClinic
                ? new Identifier(clinic.IdentifierSystem, $"{7_000_000 + number}")
                : null,
            ClinicRecordId = number % 40 == 3 ? Id("clinic's record") : null,
            CheckIns = checkIns,
            Milestones = milestones,
            Support = surroundings.Support(),
            Attendances = [.. surroundings.Attendances()],
            Circle = [.. surroundings.Circle(specialist, isKnownToClinic ? clinic : null)],
            Agreement = surroundings.Agreement(),
            Goal = surroundings.Goal(),
            Referral = referral,
            Consent = ConsentFor(referral),
            Escalation = Escalate(),
            Plan = number % 5 == 0 ? handingOver.Plan("plan") : null,
            HandOver = number % 4 == 1 ? handingOver.HandOver(consents: number % 12 != 1) : null,
        };
    }

    private Guid Id(string name) => StableId.Of(seed, $"{number}/{name}");

    private ReferralStory Refer() => new(
        Id("referral"),
        _faker.PickRandom(Services),
        _faker.PickRandom(Priorities),
        ReferralEnds[number / 2 % ReferralEnds.Length]);

    /// <summary>A referral that went out went out under a consent; one that waits is waiting for the first.</summary>
    private ConsentStory? ConsentFor(ReferralStory? referral)
    {
        ConsentEnd? end = referral switch
        {
            { End: ReferralEnd.Sent } or { IsAnswered: true } => ConsentEnd.Granted,
            not null => null,
            null => ConsentEnds[number / 2 % ConsentEnds.Length],
        };
        if (end is null) return null;
        var months = _faker.PickRandom(6, 12, 24);
        return new ConsentStory(
            Id("consent"),
            end.Value,
            ["engagement", "check-in-scores", "attendance", "referrals", "aftercare-plan", .. CategoriesOfCrises()],
            ["treatment", "care-management"],
            new DateTimeOffset(today.AddMonths(months), TimeOnly.MinValue, TimeSpan.Zero));
    }

    /// <summary>Who was in a crisis lets the clinic know of it.</summary>
    private string[] CategoriesOfCrises() => Escalate() is null ? [] : ["crisis-events"];

    private EscalationStory? Escalate() => (number % 100) switch
    {
        7 => new EscalationStory(Id("escalation"), Risk: 4, Acknowledged: true),
        23 => new EscalationStory(Id("escalation"), Risk: 3, Acknowledged: false),
        41 => new EscalationStory(Id("escalation"), Risk: 1, Acknowledged: true),
        _ => null,
    };
}
