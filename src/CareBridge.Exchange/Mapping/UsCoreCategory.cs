using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>
/// The category that US Core asks of every resource of a type, beside those that its author gave it. It is not kept, so
/// that what is read and written back says nothing new.
/// </summary>
internal sealed record UsCoreCategory(string System, string Code)
{
    public static readonly UsCoreCategory AssessPlan = new(CodeSystems.UsCorePlan, "assess-plan");
    public static readonly UsCoreCategory ClinicalNote = new(CodeSystems.UsCoreDocument, "clinical-note");

    public bool IsIn(CodeableConcept concept) =>
        concept.Coding.Exists(coding => coding.System == System && coding.Code == Code);

    public List<CodeableConcept> AddTo(List<CodeableConcept> given) =>
        given.Exists(IsIn) ? given : [.. given, Values.Concept(System, Code)];

    public List<CodeableConcept> RemoveFrom(List<CodeableConcept> read) =>
        [.. read.Where(concept => !concept.IsExactly(Values.Concept(System, Code)))];
}
