using Bogus;
using Bogus.DataSets;

namespace CareBridge.Demo.Invention;

/// <summary>Invents a network. The same seed and day give the same network, to the last character.</summary>
internal sealed class NetworkGenerator(int seed, DateOnly today)
{
    public const int DefaultSeed = 20260;

    private const string State = "OH";
    private const string AreaCode = "614";
    private const int SpecialistsPerCommunity = 4;

    // The two halves of what is reserved for fiction, 555-0100 to 555-0199, are for organizations and for people.
    private const int FirstPersonalLine = 50;

    private static readonly string[] Communities =
        ["Harbor Light Peer Community", "Open Trail Recovery Circle", "Second Spring Collective"];

    private static readonly string[] Clinics = ["Riverbend Treatment Center", "Maple Hill Recovery Clinic"];

    private static readonly string[] CrisisTeams = ["Tri-County Mobile Crisis Team"];

    private readonly Faker _faker = new("en") { Random = new Randomizer(seed) };

    public Network Invent(int participants)
    {
        var crisisTeam = CrisisTeams.Select((name, i) => Organize(name, Organization.CrisisTeam, i, null)).Single();
        var clinics = Clinics.Select((name, i) => Organize(name, Organization.Clinic, 10 + i, null)).ToList();
        var communities = Communities
            .Select((name, i) => Organize(name, Organization.PeerCommunity, 20 + i, crisisTeam.Id)).ToList();
        Organization[] organizations = [crisisTeam, .. clinics, .. communities];
        var staff = organizations.SelectMany(Employ).ToList();

        // Each participant is drawn from a stream of their own, so that more of them do not change the first ones.
        var people = Enumerable.Range(0, participants).Select(number =>
        {
            var community = communities[number % communities.Count];
            var specialists = staff
                .Where(p => p.OrganizationId == community.Id && p.Role == StaffPerson.PeerSpecialist).ToList();
            var specialist = specialists[number / communities.Count % specialists.Count];
            var clinic = clinics[number / 2 % clinics.Count];
            return new ParticipantGenerator(seed, today, number).Invent(community, specialist, clinic);
        });
        var groups = new GroupGenerator(seed).Invent(
            communities, community => staff.First(person => person.OrganizationId == community.Id));
        return new Network(today, organizations, staff, groups, [.. people]);
    }

    /// <summary>Networks of different seeds meet in one deployment without taking each other's addresses.</summary>
    private string Domain(string name)
    {
        var word = string.Concat(name.Split(' ').Take(2)).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        return seed == DefaultSeed ? $"{word}.example" : $"{word}-{seed}.example";
    }

    private Organization Organize(string name, string kind, int line, Guid? crisisTeamId) => new(
        StableId.Of(seed, $"organization/{name}"),
        kind,
        name,
        Domain(name),
        $"+1 {AreaCode} 555 01{line:00}",
        _faker.Address.City(),
        State,
        crisisTeamId)
    {
        RecordSystem = kind == Organization.Clinic
            ? new RecordSystem(StableId.Of(seed, $"record system/{name}"), $"https://ehr.{Domain(name)}/fhir")
            : null,
    };

    private IEnumerable<StaffPerson> Employ(Organization organization)
    {
        var roles = organization.Kind switch
        {
            Organization.PeerCommunity => Enumerable.Repeat(StaffPerson.PeerSpecialist, SpecialistsPerCommunity),
            Organization.Clinic => Enumerable.Repeat(StaffPerson.ClinicStaff, 2),
            _ => Enumerable.Repeat(StaffPerson.CrisisResponder, 3),
        };
        return roles.Append(StaffPerson.PrivacyOfficer).Select((role, number) =>
        {
            var (given, family) = (_faker.Name.FirstName(), _faker.Name.LastName());
            return new StaffPerson(
                StableId.Of(seed, $"staff/{organization.Name}/{number}"),
                organization.Id,
                role,
                given,
                family,
                EmailOf(given, family, "", organization.Domain));
        }).ToList();
    }

    internal static string EmailOf(string given, string family, string suffix, string domain) =>
        $"{Letters(given)}.{Letters(family)}{suffix}@{domain}";

    internal static string PhoneOf(int number) => $"+1 {AreaCode} 555 01{FirstPersonalLine + (number % 50):00}";

    internal static Name.Gender NameGender(string gender) => gender == "female" ? Name.Gender.Female : Name.Gender.Male;

    private static string Letters(string name) =>
        string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();
}
