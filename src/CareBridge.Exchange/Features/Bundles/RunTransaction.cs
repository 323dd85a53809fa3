using CareBridge.Exchange.Domain;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Features.Smart;
using CareBridge.Exchange.Features.Writing;
using Hl7.Fhir.Model;
using Microsoft.AspNetCore.Http;
using static Hl7.Fhir.Model.OperationOutcome;
using FhirTask = Hl7.Fhir.Model.Task;

namespace CareBridge.Exchange.Features.Bundles;

/// <summary>
/// Carries out a transaction: one write, or the two resources of a referral, which are one command, and then what it
/// reads. What several services would have to do cannot be done all or not at all, so it is refused before anything is.
/// </summary>
internal sealed class RunTransaction(RunEntry run, WriteReferral referrals, PublicAddress address)
{
    public const string Rule =
        "A transaction holds one write, or a new ServiceRequest with its Task, and besides only reads.";

    /// <summary>What answers who sends half of a referral.</summary>
    public static IResult RefuseAlone(string type, HttpContext http)
    {
        var served = ServedTypes.Require(type);
        Scopes.Require(SmartCaller.From(http.User), served, Access.Create);
        throw HalfAReferral(type);
    }

    public static FhirException HalfAReferral(string type) => FhirException.BusinessRule(
        $"A referral is a ServiceRequest with its Task: POST them together to the base address, as a transaction "
        + $"in which Task.focus is the fullUrl of the ServiceRequest. {type} alone is not taken.",
        type);

    /// <summary>The answers by entry; or, alone, what is wrong: then nothing is done.</summary>
    public async Task<(FhirResult? Refusal, FhirResult[] Answers)> RunAsync(BundleRequest bundle, HttpContext http)
    {
        RequireDifferentUrls(bundle);
        var answers = new FhirResult[bundle.Entries.Count];
        var writes = bundle.InOrder().Where(entry => entry.Writes).ToList();
        var refusal = await WriteAsync(writes, answers, http);
        if (refusal is not null) return (refusal, []);
        // What is read can no longer undo what is written: each says for itself what became of it.
        await run.RunAsync(bundle.InOrder().Except(writes), answers, http, _ => null);
        return (null, answers);
    }

    private async Task<FhirResult?> WriteAsync(
        List<RequestEntry> writes, FhirResult[] answers, HttpContext http)
    {
        switch (writes)
        {
            case []:
                return null;
            case [var only]:
                var answer = await run.RunAsync(only, http, IdempotencyKey.Of(http.Request));
                answers[only.Index] = answer;
                return answer.IsError ? answer : null;
            case [_, _] when Pair(writes) is { } pair:
                return await ReferAsync(pair, answers, http);
            default:
                throw new FhirException(
                    StatusCodes.Status422UnprocessableEntity,
                    IssueType.NotSupported,
                    $"{Rule} Nothing was done. What may be done one by one, send as a batch.",
                    $"{writes[1].Path}.request");
        }
    }

    private static (RequestEntry Request, RequestEntry Task)? Pair(List<RequestEntry> writes)
    {
        if (writes.Exists(entry => entry.Method != Bundle.HTTPVerb.POST)) return null;
        var request = writes.Find(entry => entry.Url.Trim('/') == ServedTypes.ServiceRequest);
        var task = writes.Find(entry => entry.Url.Trim('/') == ServedTypes.Task);
        return request is null || task is null ? null : (request, task);
    }

    private async Task<FhirResult?> ReferAsync(
        (RequestEntry Request, RequestEntry Task) pair, FhirResult[] answers, HttpContext http)
    {
        try
        {
            var caller = SmartCaller.From(http.User);
            Scopes.Require(caller, ServedTypes.Require(ServedTypes.ServiceRequest), Access.Create);
            Scopes.Require(caller, ServedTypes.Require(ServedTypes.Task), Access.Create);
            var write = new ResourceWrite(
                ResourceBody.Parse<ServiceRequest>(pair.Request.Resource), caller, address.Fhir(http.Request))
            {
                Condition = Condition(pair.Request, pair.Task),
                Key = IdempotencyKey.Of(http.Request),
            };
            var written = await referrals.WriteAsync(
                write, ResourceBody.Parse<FhirTask>(pair.Task.Resource), pair.Request.FullUrl, http.RequestAborted);
            answers[pair.Request.Index] = WriteAnswer.Of(http.Request, written.Request, write.BaseUrl);
            answers[pair.Task.Index] = WriteAnswer.Of(http.Request, written.Task, write.BaseUrl);
            return null;
        }
        catch (Exception exception) when (FhirErrors.From(exception) is { } refusal)
        {
            return EntryPlaces.In([pair.Request, pair.Task], refusal);
        }
    }

    private static string? Condition(RequestEntry request, RequestEntry task)
    {
        var condition = ConditionalCreate.Parse(request.IfNoneExist ?? "");
        if (ConditionalCreate.Parse(task.IfNoneExist ?? "") is not { } other || other == condition) return condition;
        throw FhirException.BusinessRule(
            "The Task is there if its ServiceRequest is: give both the same condition, or the ServiceRequest alone.",
            $"{task.Path}.request.ifNoneExist");
    }

    private static void RequireDifferentUrls(BundleRequest bundle)
    {
        var again = bundle.Entries.Where(entry => entry.FullUrl is not null)
            .GroupBy(entry => entry.FullUrl).FirstOrDefault(alike => alike.Count() > 1);
        if (again is null) return;
        throw FhirException.BadRequest(
            IssueType.Invalid, "Another entry is called the same.", $"{again.Last().Path}.fullUrl");
    }
}
