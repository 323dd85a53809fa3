using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// <c>POST /fhir/Appointment</c>: a side of a referral names a time for a first contact. <c>PUT
/// /fhir/Appointment/{id}</c>: either confirms, moves or withdraws it, or says whether the patient came.
/// </summary>
internal sealed class WriteAppointment(
    WritingDesk desk,
    IContactFilings filings,
    ProjectContact projection,
    ReadResource read,
    ISeal seal,
    PublicAddress address)
{
    private static readonly ServedType Type = ServedTypes.Require(ServedTypes.Appointment);

    public static void Map(IEndpointRouteBuilder fhir)
    {
        Protect(fhir.MapPost("/Appointment", (HttpContext http, WriteAppointment write) => write.CreateAsync(http)));
        Protect(fhir.MapPut(
            "/Appointment/{id}", (string id, HttpContext http, WriteAppointment write) => write.UpdateAsync(id, http)));
    }

    private async Task<IResult> CreateAsync(HttpContext http)
    {
        var (cancellation, baseUrl) = (http.RequestAborted, address.Fhir(http.Request));
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, Type, Access.Create);
        ReadResource.RequireShape(http);
        var sent = ResourceBody.Parse(await RequestBody.ReadAsync(http.Request), Type.Name);
        var write = new ResourceWrite(sent, caller, baseUrl)
        {
            Condition = ConditionalCreate.Of(http.Request),
            Key = IdempotencyKey.Of(http.Request),
        };
        var findings = new Findings();
        var contact = new AppointmentReader(findings, baseUrl).Read((Appointment)sent);
        var id = await desk.IdOfAsync(write, name: null, "Appointment.id", findings, cancellation);
        findings.ThrowIfAny();
        await RequireReferralAsync(contact, caller, findings, cancellation);
        var question = new ProposeContact
        {
            ContactId = id,
            ReferralId = contact.ReferralId,
            OrganizationId = caller.OrganizationId,
            ProposedBy = caller.ClientId,
            StartsAt = contact.StartsAt,
            Minutes = contact.Minutes,
            Format = contact.Format,
            Details = contact.Place is { } place ? seal.Seal(new ContactDetails(place)) : null,
        };
        var isNew = !await desk.IsKnownAsync(Type.Name, id, cancellation);
        return await AnswerAsync(
            () => filings.ProposeAsync(question, cancellation), Access.Create, isNew, caller, http);
    }

    private async Task<IResult> UpdateAsync(string id, HttpContext http)
    {
        var (cancellation, baseUrl) = (http.RequestAborted, address.Fhir(http.Request));
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, Type, Access.Update);
        var expected = EntityTags.Expected(http.Request);
        ReadResource.RequireShape(http);
        var sent = ResourceBody.Parse(await RequestBody.ReadAsync(http.Request), Type.Name, id);
        var current = Guid.TryParse(id, out var contactId)
            && await desk.OpenAsync(Type, contactId, caller, cancellation) is { } contact
                ? contact
                : throw FhirException.NotFound();
        var role = current.Head.DiscloserId == caller.OrganizationId
            ? AppointmentMapper.Referring
            : AppointmentMapper.Receiving;
        var reply = ContactReply.Of(
            (Appointment)sent, (Appointment)FhirJson.Read(current.Body), role, baseUrl);
        var question = new AnswerContact
        {
            ContactId = contactId,
            OrganizationId = caller.OrganizationId,
            AnsweredBy = caller.ClientId,
            ExpectedVersion = expected,
            Status = reply.Status,
            StartsAt = reply.StartsAt,
            Minutes = reply.Minutes,
        };
        return await AnswerAsync(
            () => filings.AnswerAsync(question, cancellation), Access.Update, isNew: false, caller, http);
    }

    /// <summary>A referral that the client may not see is none, and so is one about somebody else.</summary>
    private async System.Threading.Tasks.Task RequireReferralAsync(
        FiledContact contact, SmartCaller caller, Findings findings, CancellationToken cancellation)
    {
        var referral = await desk.OpenAsync(
            ServedTypes.Require(ServedTypes.ServiceRequest), contact.ReferralId, caller, cancellation, Access.Read);
        findings.That(
            referral?.Head.ParticipantId == contact.ParticipantId,
            AppointmentReader.BasedOn,
            "No referral of this patient that you may see.");
        findings.ThrowIfAny();
    }

    private async Task<IResult> AnswerAsync(
        Func<Task<ContactChanged>> ask, Access access, bool isNew, SmartCaller caller, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var changed = await Owner.AskAsync(Type.Name, Expression, ask);
        await desk.ProjectAsync(projection, changed, cancellation);
        var written = await desk.WrittenAsync(
            Type.Name, changed.ContactId, changed.Version, isNew, cancellation);
        var answer = WriteAnswer.Of(http.Request, written, address.Fhir(http.Request));
        if (Negotiation.Return(http.Request) != Returned.Representation) return answer;
        // What the other side has said of it is theirs: showing it is a disclosure of its own.
        var shown = await read.DiscloseAsync(Type, changed.ContactId, caller, access, http);
        return shown with { Status = answer.Status, Headers = Join(shown.Headers, answer.Headers) };
    }

    private static Dictionary<string, string> Join(
        IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second) =>
        first.Concat(second).ToDictionary();

    /// <summary>A field of the question in the words of the Appointment.</summary>
    private static string Expression(string field) => field switch
    {
        "startsAt" => AppointmentReader.Start,
        "minutes" => AppointmentReader.Minutes,
        "place" => AppointmentReader.Place,
        _ => "Appointment.status",
    };

    private static void Protect(RouteHandlerBuilder route) => route
        // A little more than a body may have, so that we say what is wrong and not the server.
        .WithMetadata(new RequestSizeLimitAttribute(2 * RequestBody.Most))
        .RequireAuthorization(FhirRoutes.Clients).ShowsThroughDoor();
}
