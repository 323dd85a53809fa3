using CareBridge.Demo.Invention;
using CareBridge.Demo.Loading;

namespace CareBridge.Demo;

/// <summary>What to try next.</summary>
internal sealed class Farewell(
    TextWriter output, DemoOptions options, DemoFolder folder, Network network, IReadOnlyList<Partner> partners)
{
    public void Say(TimeSpan elapsed)
    {
        output.WriteLine($"Loaded in {elapsed.TotalSeconds:0} s: {network.Organizations.Count} organizations, "
            + $"{network.Staff.Count} staff, {network.Participants.Count} participants, "
            + $"{network.Participants.Sum(p => p.CheckIns.Count)} check-ins. Everybody in it is invented.");
        output.WriteLine($"""

            Address   {options.Url}
            API       {new Uri(options.Url, "/docs/api")}
            FHIR      {new Uri(options.Url, "/docs/ehr")}

            Staff need no second factor here (SecondFactor:Required is false): never so with real people.
            Sign in with the password {folder.Password} as
            """);
        foreach (var organization in network.Organizations)
        {
            var staff = network.Staff.Where(person => person.OrganizationId == organization.Id);
            foreach (var person in staff.DistinctBy(person => person.Role))
                output.WriteLine($"  {person.Email,-52} {person.Role}, {organization.Name}");
        }
        foreach (var (participant, story) in Stories())
            output.WriteLine($"  {participant.Email,-52} participant: {story}");

        output.WriteLine($"""

            For example:
              curl -s {new Uri(options.Url, "/api/portal/token")} -H 'Content-Type: application/json' \
                -d '{Credentials()}'

            Some are registered twice; the administrator sees who may be, and decides:
              GET {new Uri(options.Url, "/api/directory/participant-matches?status=proposed")}

            The clinics' record systems at the FHIR API (SMART Backend Services, RS384, kid demo):
            """);
        foreach (var partner in partners)
        {
            output.WriteLine($"""
                  {partner.Clinic.Name}: client {partner.ClientId}, key {partner.KeyPath}
                    {partner.ScriptPath} 'Task?owner={partner.Clinic.Id}&status=requested'
                """);
        }
    }

    private string Credentials()
    {
        var specialist = network.Staff.First(person => person.Role == StaffPerson.PeerSpecialist);
        return $$"""{"email":"{{specialist.Email}}","password":"{{folder.Password}}"}""";
    }

    /// <summary>One person for each thing worth seeing.</summary>
    private IEnumerable<(Participant Participant, string Story)> Stories()
    {
        (string Story, Func<Participant, bool> Is)[] kinds =
        [
            ("a referral waits for consent", p => p.Referral?.End == ReferralEnd.AwaitingConsent),
            ("a clinic asks something before it decides", p => p.Referral?.End == ReferralEnd.NeedsInfo),
            ("a first contact waits to be confirmed", p => p.Referral?.End == ReferralEnd.Accepted),
            ("a referral was completed", p => p.Referral?.End == ReferralEnd.Completed),
            ("is asked to consent", p => p.Consent?.End == ConsentEnd.Requested),
            ("consented to less than was asked", p => p.Consent?.End == ConsentEnd.Narrowed),
            ("revoked a consent", p => p.Consent?.End == ConsentEnd.Revoked),
        ];
        foreach (var (story, isIt) in kinds)
        {
            if (network.Participants.FirstOrDefault(isIt) is { } participant) yield return (participant, story);
        }
    }
}
