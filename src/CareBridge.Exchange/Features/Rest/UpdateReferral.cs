using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Rest;

/// <summary>
/// <c>PUT /fhir/Task/{id}</c>: the receiving organization answers a referral. On it, or by
/// <c>PUT /fhir/ServiceRequest/{id}</c>, the referring one takes it back.
/// </summary>
internal sealed class UpdateReferral(
    ExchangeDbContext store,
    Permits permits,
    IReferralAnswers answers,
    IReferralFilings filings,
    ProjectReferral projection,
    ProjectAtOnce atOnce,
    ReadResource read,
    PublicAddress address)
{
    public async Task<IResult> HandleAsync(string name, string id, HttpContext http)
    {
        var cancellation = http.RequestAborted;
        var type = ServedTypes.Require(name);
        var caller = SmartCaller.From(http.User);
        Scopes.Require(caller, type, Access.Update);
        var expected = EntityTags.Expected(http.Request);
        var sent = ResourceBody.Parse(await RequestBody.ReadAsync(http.Request), name, id);

        var current = await FindAsync(type, id, caller, cancellation);
        var stands = FhirJson.Read(current.Body);
        var change = current.Head.DiscloserId == caller.OrganizationId
            ? Cancel(current.Head, sent, stands, expected, address.Fhir(http.Request))
            : Answer(current.Head, sent, stands, expected, address.Fhir(http.Request));
        var changed = await AskAsync(name, () => change(cancellation));
        await atOnce.ProjectAsync(projection, changed, cancellation);
        return await read.DiscloseAsync(type, changed.ReferralId, caller, Access.Update, http);
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

    /// <summary>The referral as it stands, if the caller may see it; nothing is sent on this answer.</summary>
    private async Task<Candidate> FindAsync(
        ServedType type, string id, SmartCaller caller, CancellationToken cancellation)
    {
        if (!Guid.TryParse(id, out var referralId)) throw FhirException.NotFound();
        var row = await store.WithBodies(store.For(caller, type, Access.Update).Where(head => head.Id == referralId))
            .SingleOrDefaultAsync(cancellation);
        var person = row is { Head: { ParticipantId: { } participant, DiscloserId: { } discloser } }
            ? new Person(participant, [new DisclosureScope(discloser, DisclosureCategory.Referrals)])
            : null;
        return await permits.DecideAsync(caller, person, cancellation) is not null
            ? new Candidate(row!.Head, row.Body)
            : throw FhirException.NotFound();
    }

    /// <summary>Tells the refusals of Referrals in the words of the resource.</summary>
    private static async Task<ReferralChanged> AskAsync(string type, Func<Task<ReferralChanged>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RefusedException refused)
        {
            throw FhirException.BusinessRule(refused.Message, $"{type}.status");
        }
        catch (InvalidRequestException invalid)
        {
            var (field, reasons) = invalid.Errors.First();
            throw FhirException.BusinessRule(reasons[0], Expression(field));
        }
    }

    /// <summary>A field of an answer in the words of the Task.</summary>
    private static string Expression(string field) => field switch
    {
        "statusReason" => "Task.statusReason",
        "outcomeCode" => "Task.output",
        _ => "Task.status",
    };
}
