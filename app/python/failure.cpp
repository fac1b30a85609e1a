// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/python/failure.h"

#include "core/base/error_kinds.h"
#include "core/base/question.h"

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <exception>
#include <utility>

namespace py = pybind11;

namespace pleio::python {

namespace {

py::object questionOf(const Error& error)
{
    if (!error.question) return py::none();
    py::list answers;
    for (const Question::Answer& answer : error.question->answers)
        answers.append(py::make_tuple(answer.value, answer.examples));
    return py::make_tuple(error.question->file, error.question->decision, answers);
}

py::object exceptionOf(const Error& error)
{
    return py::module_::import("pleioscope._errors")
        .attr("exception_of")(errorKindId(error.kind), error.message, error.where, questionOf(error));
}

}  // namespace

void registerFailures()
{
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            if (thrown) std::rethrow_exception(std::move(thrown));
        } catch (const Failure& failure) {
            const py::object raised = exceptionOf(failure.error());
            PyErr_SetObject(py::type::handle_of(raised).ptr(), raised.ptr());
        }
    });
}

}  // namespace pleio::python
