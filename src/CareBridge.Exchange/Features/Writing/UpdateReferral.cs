using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// <c>PUT /fhir/Task/{id}</c>: the receiving organization answers a referral. On it, or by
/// <c>PUT /fhir/ServiceRequest/{id}</c>, the referring one takes it back.
/// </summary>
internal sealed class UpdateReferral(
    WritingDesk desk,
    IReferralAnswers answers,
    IReferralFilings filings,
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
        var stands = FhirJson.Read(current.Body);
        var change = current.Head.DiscloserId == caller.OrganizationId
            ? Cancel(current.Head, sent, stands, expected, baseUrl)
            : Answer(current.Head, sent, stands, expected, baseUrl);
        var changed = await Owner.AskAsync(name, Expression, () => change(cancellation));
        await desk.ProjectAsync(projection, changed, cancellation);
        if (Negotiation.Return(http.Request) == Returned.Representation)
            return await read.DiscloseAsync(type, changed.ReferralId, caller, Access.Update, http);
        var written = await desk.WrittenAsync(
            name, changed.ReferralId, changed.Version, isNew: false, cancellation);
        return WriteAnswer.Of(http.Request, written, baseUrl);
    }

    private Func<CancellationToken, Task<ReferralChanged>> Cancel(
        ResourceHead head, Resource sent, Resource stands, long? expected, string baseUrl)
    {
        ReferralCancellation.Require(sent, stands, baseUrl);
        var question = new CancelFiledReferral(head.Id, head.DiscloserId!.Value, expected);
        return cancellation => filings.CancelAsync(question, cancellation);
    }

    private Func<CancellationToken, Task<ReferralChanged>> Answer(
        ResourceHead head, Resource sent, Resource stands, long? expected, string baseUrl)
    {
        if (sent is not FhirTask task)
            throw FhirException.BusinessRule("Answer on the Task, which has the same id.", "ServiceRequest.status");
        var answer = TaskAnswer.Of(task, (FhirTask)stands, baseUrl);
        var question = new AnswerReferral
        {
            ReferralId = head.Id,
            ReceivingOrganizationId = head.RecipientId!.Value,
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
        _ => "Task.status",
    };
}
