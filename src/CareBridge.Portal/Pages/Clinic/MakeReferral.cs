using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Portal.Pages.Crisis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Clinic;

/// <summary>A clinic refers somebody whom it has registered; what no consent covers yet waits for one.</summary>
internal static class MakeReferral
{
    public const string Path = ShowInbox.Path + "/new";

    public const string Find = "find";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, OpenAsync).RequireRole(Role.ClinicStaff);
        pages.MapPost(Path, SendAsync).RequireRole(Role.ClinicStaff);
    }

    public static string AddressOf(Guid participantId) => $"{Path}?participant={participantId}";

    private static Task<IResult> OpenAsync(
        Visit visit, ServiceApi api, TimeProvider time, Guid? participant = null) =>
        ShowAsync(visit, api, Draft.Of(Guid.CreateVersion7(time.Now()), participant), FormFaults.None);

    private static async Task<IResult> SendAsync(
        HttpContext http, Visit visit, ServiceApi api, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var draft = Draft.Read(form);
        if (form["action"] == Find && $"{form["name"]}".Trim() is { Length: > 0 } name)
        {
            var (fault, found) = await api.SearchAsync(name);
            return await ShowAsync(visit, api, draft, fault, found?.Items ?? []);
        }
        var words = ClinicWords.In(visit.Language);
        var faults = draft.Fault(words) ?? await MakeAsync(draft, words, api);
        return faults.Any
            ? await ShowAsync(visit, api, draft, faults)
            : Results.LocalRedirect(AnswerReferral.PathOf(draft.Id));
    }

    /// <summary>Both may be done again: the id was made with the form.</summary>
    private static async Task<FormFaults> MakeAsync(Draft draft, ClinicWords words, ServiceApi api)
    {
        try
        {
            var faults = await WriteAsync(draft, api);
            return faults.Any
                ? faults
                : await api.ChangeAsync(HttpMethod.Post, ClinicApi.Referral(draft.Id) + "/submit", new { });
        }
        catch (NotFoundException)
        {
            return FormFaults.At("participantId", words.NotServed);
        }
    }

    private static Task<FormFaults> WriteAsync(Draft draft, ServiceApi api) =>
        api.ChangeAsync(HttpMethod.Put, ClinicApi.Referral(draft.Id), new
        {
            participantId = draft.ParticipantId,
            receivingOrganizationId = draft.ReceivingOrganizationId,
            serviceCode = draft.ServiceCode,
            priority = draft.Priority,
            reasonCode = draft.ReasonCode,
            reason = draft.Reason,
            neededBy = draft.NeededBy,
        });

    /// <param name="found">By name; null for those whom something was done for last.</param>
    private static async Task<IResult> ShowAsync(
        Visit visit,
        ServiceApi api,
        Draft draft,
        FormFaults faults,
        IReadOnlyList<PersonAnswer>? found = null)
    {
        var people = found ?? await PeopleAsync(draft.ParticipantId, api);
        var places = await api.PlacesAsync();
        return visit.Show<NewReferralPage>(
            new NewReferralPage.Shown(
                draft,
                people,
                found is not null,
                [.. places.Verified.Where(place => place.Id != visit.Caller!.OrganizationId
                    && place.Kind is "peer-community" or "clinic" or "social-service")],
                faults),
            faults.Status);
    }

    /// <summary>Whom the organization has registered, and who is asked for, if they may know of them.</summary>
    private static async Task<IReadOnlyList<PersonAnswer>> PeopleAsync(Guid? asked, ServiceApi api)
    {
        var people = await api.PeopleAsync();
        return asked is not { } id || people.Any(person => person.Id == id)
            || await api.FindAsync<PersonAnswer>(CrisisApi.Participant(id)) is not { } other
                ? people
                : [other, .. people];
    }
}

/// <summary>A referral as it is written down in the form.</summary>
public sealed record Draft
{
    public required Guid Id { get; init; }

    public Guid? ParticipantId { get; init; }

    public Guid? ReceivingOrganizationId { get; init; }

    public string? ServiceCode { get; init; }

    public string? Priority { get; init; }

    public string? ReasonCode { get; init; }

    public string? Reason { get; init; }

    public string? NeededBy { get; init; }

    public override string ToString() => $"{nameof(Draft)} {Id}";

    internal static Draft Of(Guid id, Guid? participantId) => new() { Id = id, ParticipantId = participantId };

    /// <exception cref="NotFoundException">It is not one of our forms.</exception>
    internal static Draft Read(IFormCollection form)
    {
        return new Draft
        {
            Id = Guid.TryParse(form["id"], out var id) ? id : throw new NotFoundException("referral"),
            ParticipantId = Guid.TryParse(form["participantId"], out var participant) ? participant : null,
            ReceivingOrganizationId = Guid.TryParse(form["receivingOrganizationId"], out var place) ? place : null,
            ServiceCode = Text("serviceCode"),
            Priority = Text("priority"),
            ReasonCode = Text("reasonCode"),
            Reason = Text("reason"),
            NeededBy = Text("neededBy"),
        };

        string? Text(string field) => $"{form[field]}".Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>What is left out that has to be chosen; null when nothing is.</summary>
    internal FormFaults? Fault(ClinicWords words) => (this switch
    {
        { ParticipantId: null } => "participantId",
        { ReceivingOrganizationId: null } => "receivingOrganizationId",
        { ServiceCode: null } => "serviceCode",
        _ => null,
    }) is { } field ? FormFaults.At(field, words.Choose) : null;
}
