using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// <c>PUT /fhir/Task/{id}</c>: the receiving organization answers a referral, and the referring one what it was asked.
/// On it, or by <c>PUT /fhir/ServiceRequest/{id}</c>, the referring one takes it back.
/// </summary>
internal sealed class UpdateReferral(
    WritingDesk desk,
    IReferralAnswers answers,
    IReferralFilings filings,
    ISeal seal,
    ProjectReferral projection,
    ReadResource read,
    PublicAddress address)
{
    public async Task<IResult> HandleAsync(string name, string id, HttpContext http)
    {
        var (cancellation, baseUrl) = (http.RequestAborted, address.Fhir(http.Request));
        var type = ServedTypes.Require(name);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Update);
        var expected = EntityTags.Expected(http.Request);
        ReadResource.RequireShape(http);
        var sent = ResourceBody.Parse(await RequestBody.ReadAsync(http.Request), name, id);

        var current = Guid.TryParse(id, out var referralId)
            && await desk.OpenAsync(type, referralId, caller, cancellation) is { } referral
                ? referral
                : throw FhirException.NotFound();
        if (current.Head.Category != DisclosureCategory.Referrals)
            throw FhirException.BusinessRule("The crisis team answers an escalation in CareBridge.", $"{name}.status");
        var stands = FhirJson.Read(current.Body);
        var change = current.Head.DiscloserId == caller.OrganizationId
            ? Change(current.Head, sent, stands, expected, (caller.ClientId, baseUrl))
            : Answer(current.Head, sent, stands, expected, (caller.ClientId, baseUrl));
        var changed = await Owner.AskAsync(name, Expression, () => change(cancellation));
        await desk.ProjectAsync(projection, changed, cancellation);
        if (Negotiation.Return(http.Request) == Returned.Representation)
            return await read.DiscloseAsync(type, changed.ReferralId, caller, Access.Update, http);
        var written = await desk.WrittenAsync(
            name, changed.ReferralId, changed.Version, isNew: false, cancellation);
        return WriteAnswer.Of(http.Request, written, baseUrl);
    }

    /// <summary>The referring organization answers what it was asked, or takes the referral back.</summary>
    private Func<CancellationToken, Task<ReferralChanged>> Change(
        ResourceHead head, Resource sent, Resource stands, long? expected, (Guid ClientId, string BaseUrl) by)
    {
        if (sent is FhirTask task && TaskInformation.Of(task, (FhirTask)stands, by.BaseUrl) is { } answer)
        {
            var information = seal.Seal(new ReferralInformation(answer));
            var informed = new InformReceiver(head.Id, head.DiscloserId!.Value, expected, by.ClientId, information);
            return cancellation => filings.InformAsync(informed, cancellation);
        }
        ReferralCancellation.Require(sent, stands, by.BaseUrl);
        var cancelled = new CancelFiledReferral(head.Id, head.DiscloserId!.Value, expected, by.ClientId);
        return cancellation => filings.CancelAsync(cancelled, cancellation);
    }

    private Func<CancellationToken, Task<ReferralChanged>> Answer(
        ResourceHead head, Resource sent, Resource stands, long? expected, (Guid ClientId, string BaseUrl) by)
    {
        if (sent is not FhirTask task)
            throw FhirException.BusinessRule("Answer on the Task, which has the same id.", "ServiceRequest.status");
        var answer = TaskAnswer.Of(task, (FhirTask)stands, by.BaseUrl);
        var question = new AnswerReferral
        {
            ReferralId = head.Id,
            ReceivingOrganizationId = head.RecipientId!.Value,
            AnsweredBy = by.ClientId,
            ExpectedVersion = expected,
            Status = answer.Status,
            StatusReason = answer.StatusReason,
            OutcomeCode = answer.OutcomeCode,
        };
        return cancellation => answers.AnswerAsync(question, cancellation);
    }

    /// <summary>A field of an answer in the words of the Task.</summary>
    private static string Expression(string field) => field switch
    {
        "statusReason" => "Task.statusReason",
        "outcomeCode" => "Task.output",
        "answer" => "Task.note",
        _ => "Task.status",
    };
}
