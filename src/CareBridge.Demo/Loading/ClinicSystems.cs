using CareBridge.Demo.Invention;

namespace CareBridge.Demo.Loading;

/// <summary>A clinic's way to the FHIR API, for the user to try.</summary>
internal sealed record Partner(Organization Clinic, Guid ClientId, string KeyPath, string ScriptPath);

/// <summary>The clinics' record systems: they register at the FHIR door, answer what was referred to
/// them, and hand over what is to follow.</summary>
internal sealed class ClinicSystems(Api api, DemoOptions options, DemoFolder folder, Network network, TimeProvider time)
{
    public int Steps => Answered.Count + HandedOver.Count;

    private List<(Participant Participant, HandOverStory Story)> HandedOver { get; } =
    [
        .. from participant in network.Participants
           where participant.HandOver is not null
           select (participant, participant.HandOver),
    ];

    private List<Participant> Answered { get; } =
    [
        .. from participant in network.Participants
           where participant.Referral is { IsAnswered: true }
           select participant,
    ];

    public async Task<IReadOnlyList<Partner>> AnswerAsync(Progress progress, CancellationToken cancellation)
    {
        var partners = new List<Partner>();
        foreach (var clinic in network.OfKind(Organization.Clinic))
        {
            var name = clinic.Domain.Split('.')[0];
            var id = StableId.Of(options.Seed, $"client/{clinic.Name}");
            var (key, keyPath) = folder.Key(name);
            using (key)
            {
                var fhir = new SmartClient(api, options.FhirUrl, id, key, time);
                await fhir.RegisterAsync(options.AdministratorEmail, clinic, cancellation);
                var desk = new ClinicDesk(fhir, time);
                await Loader.EachAsync(
                    Answered.Where(participant => participant.ClinicId == clinic.Id),
                    (participant, token) => desk.AnswerAsync(participant, token),
                    progress.Step,
                    cancellation);
                var archive = new ClinicArchive(fhir);
                await Loader.EachAsync(
                    HandedOver.Where(one => one.Participant.ClinicId == clinic.Id),
                    (one, token) => archive.HandOverAsync(one.Participant, one.Story, token),
                    progress.Step,
                    cancellation);
            }
            var script = $"fhir-{name}";
            partners.Add(new Partner(
                clinic,
                id,
                keyPath,
                folder.AddScript(script, FhirScript.For(script, options.FhirUrl, id, keyPath, SmartClient.Scope))));
        }
        return partners;
    }
}
