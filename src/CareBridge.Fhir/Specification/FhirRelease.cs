namespace Hl7.Fhir.Specification;

/// <summary>The releases of FHIR that the SDK tells apart; this model speaks R4.</summary>
public enum FhirRelease
{
    DSTU1 = 100,
    DSTU2 = 200,
    STU3 = 300,
    R4 = 400,
    R4B = 500,
    R5 = 600,
}
